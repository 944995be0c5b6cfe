import { ServiceException, type ServiceExceptionOptions } from '@smithy/core/client';

type Details = Omit<ServiceExceptionOptions, 'name' | '$fault'>;

/** What the lab fails with, when it is not one of the classes below. */
export class LabServiceException extends ServiceException {}

/** The input does not satisfy the constraints of the operation. */
export class ValidationException extends LabServiceException {
  override readonly name = 'ValidationException';
  override readonly $fault = 'client';

  constructor(details: Details) {
    super({ name: 'ValidationException', $fault: 'client', ...details });
  }
}

/** What the input names is there already, or something is being done to it that must end first. */
export class ResourceInUseException extends LabServiceException {
  override readonly name = 'ResourceInUseException';
  override readonly $fault = 'client';

  constructor(details: Details) {
    super({ name: 'ResourceInUseException', $fault: 'client', ...details });
  }
}

/** What the input names is not there. */
export class ResourceNotFoundException extends LabServiceException {
  override readonly name = 'ResourceNotFoundException';
  override readonly $fault = 'client';

  constructor(details: Details) {
    super({ name: 'ResourceNotFoundException', $fault: 'client', ...details });
  }
}
