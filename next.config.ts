import type { NextConfig } from 'next';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

const config: NextConfig = {
  distDir: process.env.KINETOSCOPE_DIST_DIR ?? '.next',
  transpilePackages: [
    '@cloudscape-design/components',
    '@cloudscape-design/component-toolkit',
    '@cloudscape-design/global-styles',
    '@cloudscape-design/design-tokens',
    '@cloudscape-design/collection-hooks',
  ],
  // Node resolves these itself: they bring native parts, or nothing is gained by bundling them.
  serverExternalPackages: [
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-kinesis',
    '@aws-sdk/client-sts',
    '@aws-sdk/credential-providers',
    '@prisma/adapter-libsql',
    '@smithy/node-http-handler',
    'avsc',
    'protobufjs',
    'quickjs-emscripten',
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does the types of the whole project, tests and engine included.
  typescript: { ignoreBuildErrors: true },
  // Without this `next dev` writes a file into the repository.
  agentRules: false,
  devIndicators: false,
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
