import { headersOfAll } from './lib/headers.js';

// Also for `npm run dev` and `npm run build`, which nothing of ours starts: nothing is sent out.
process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // The same on every answer; what differs by request (nonce, no-store) is in `proxy.ts`.
  headers: async () => [{ source: '/:path*', headers: headersOfAll }],
  // Native or worker-laden packages are loaded as they are, not bundled.
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'echarts',
    'docx',
    'fontkit',
    'pdfkit',
    'pino',
    'sharp',
  ],
  // The door (bin/door.mjs) refuses more than this, and nearly everywhere less, before the app sees it; here it is said
  // again for `npm run dev`.
  experimental: { serverActions: { bodySizeLimit: '3mb' }, proxyClientMaxBodySize: '11mb' },
};
