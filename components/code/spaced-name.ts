/**
 * `MaxRecordSizeInKiB` → `max-record-size-in-ki-b`, as the AWS CLI (with `-`) and boto3 (with `_`) name it: they share
 * the rule. https://github.com/boto/botocore/blob/develop/botocore/__init__.py
 */
export function spacedName(name: string, separator: '-' | '_'): string {
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0];
  const whole =
    plural === undefined
      ? name
      : `${name.slice(0, -plural.length)}${separator}${plural.toLowerCase()}`;
  return whole
    .replaceAll(/(.)([A-Z][a-z]+)/g, `$1${separator}$2`)
    .replaceAll(/([a-z0-9])([A-Z])/g, `$1${separator}$2`)
    .toLowerCase();
}
