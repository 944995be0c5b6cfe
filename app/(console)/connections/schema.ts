import { z } from 'zod';

/** Addresses that hand out credentials of the machine to whoever asks from it. */
const isLinkLocal = (host: string): boolean =>
  host.startsWith('169.254.') || /^\[fe[89ab]/i.test(host) || host === '[fd00:ec2::254]';

const endpoint = z
  .string()
  .trim()
  .superRefine((value, context) => {
    if (value === '') return;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      context.addIssue(
        'Enter an address such as http://127.0.0.1:4567, or leave it empty for AWS.',
      );
    } else if (isLinkLocal(url.hostname)) {
      context.addIssue('Link-local addresses are not allowed.');
    } else if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
      context.addIssue('Enter the address without a path.');
    }
  });

const base = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  endpoint,
  region: z
    .string()
    .trim()
    .regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'Enter a region such as us-east-1.'),
  credentialsKind: z.enum(['static', 'default', 'profile']),
  accessKeyId: z.string().trim().max(128),
  secretAccessKey: z.string().max(1_024),
  sessionToken: z.string().max(8_192),
  profile: z.string().trim().max(128),
});

export type ConnectionInput = z.infer<typeof base>;

export const emptyConnection: ConnectionInput = {
  name: '',
  endpoint: '',
  region: 'us-east-1',
  credentialsKind: 'default',
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  profile: '',
};

/** `hasStoredKey`: what is stored stays where the fields of the key are left empty. */
export const connectionSchema = ({ hasStoredKey }: { hasStoredKey: boolean }) =>
  base.superRefine((input, context) => {
    const complain = (field: keyof ConnectionInput, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (input.credentialsKind === 'profile' && input.profile === '') {
      complain('profile', 'Enter the name of a profile.');
    }
    if (input.credentialsKind !== 'static') return;
    const keepsKey = hasStoredKey && input.accessKeyId === '' && input.secretAccessKey === '';
    if (keepsKey) return;
    if (input.accessKeyId === '') complain('accessKeyId', 'Enter the access key ID.');
    if (input.secretAccessKey === '') complain('secretAccessKey', 'Enter the secret access key.');
  });
