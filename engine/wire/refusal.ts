/** How the front end words a refusal: in the protocol of the request, or in the form it has before it knows one. */
type RefusalForm = 'protocol' | 'xml';

interface RefusalOptions {
  status?: number;
  form?: RefusalForm;
}

/** A request the front end turns away by itself, before any service sees it. Services throw their SDK's own errors. */
export class Refusal extends Error {
  readonly status: number;
  readonly form: RefusalForm;

  /**
   * @param name AWS's name of the error
   * @param text left out where AWS gives none
   */
  constructor(name: string, text = '', { status = 400, form = 'protocol' }: RefusalOptions = {}) {
    super(text);
    this.name = name;
    this.status = status;
    this.form = form;
  }
}

/** The body, or a value in it, is not of the shape that the operation takes. */
export const notSerializable = (text?: string): Refusal =>
  new Refusal('SerializationException', text);

export const unknownOperation = (): Refusal => new Refusal('UnknownOperationException');

/** Query's. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
export const invalidAction = (): Refusal =>
  new Refusal(
    'InvalidAction',
    'The action or operation requested is invalid. Verify that the action is typed correctly.',
  );

export const missingAction = (): Refusal =>
  new Refusal('MissingAction', 'The request is missing an action or a required parameter.');

/** Not AWS's word: what it says to a request that never ends is not published [unsure]. */
export const requestTimedOut = (): Refusal =>
  new Refusal('RequestTimeoutException', 'The request took too long to arrive.', { status: 408 });

/** Bodies that arrive at once may not take all memory. SDKs try again after this. */
export const tooBusy = (): Refusal =>
  new Refusal('ServiceUnavailable', 'Too many large requests at once. Try again.', { status: 503 });
