import type { NormalizedSchema } from '@smithy/core/schema';

/** One way of writing requests and replies as bytes. The stages use nothing else of it. */
export interface Protocol {
  /** The media types it answers to. */
  readonly contentTypes: readonly string[];
  /** Whether a parsed body is plain JSON, which is what a service's direct way takes. */
  readonly isJson: boolean;
  /** What every reply in it carries: name, value, name, value, … */
  readonly headers?: readonly string[];
  /** The bytes of a body as plain objects, lists and scalars. Refuses with SerializationException. */
  parse(body: Buffer): unknown;
  /** A parsed body as the SDK types it: blobs as bytes, timestamps as Dates. Refuses with SerializationException. */
  decode(schema: NormalizedSchema, raw: unknown): unknown;
  /** The body of a reply. */
  encode(schema: NormalizedSchema, output: unknown): string | Uint8Array;
  /**
   * The body of an error.
   * @param schema of the error, where the service has modelled it; without one `members` go out as they are
   */
  encodeError(
    type: string,
    members: Readonly<Record<string, unknown>>,
    schema?: NormalizedSchema,
  ): string | Uint8Array;
}
