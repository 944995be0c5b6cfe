import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';

/** Writes forms as the SDK does when it speaks Query. */
export class FormWriter extends AwsQueryProtocol {
  constructor() {
    super({
      defaultNamespace: 'com.amazonaws.cloudwatch',
      errorTypeRegistries: [],
      xmlNamespace: '',
      version: '2010-08-01',
    });
  }

  write(schema: NormalizedSchema, value: unknown): string {
    this.serializer.write(schema, value);
    return String(this.serializer.flush());
  }
}
