/** The same on every answer. What differs by request (nonce, no-store) is in `proxy.ts`. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  headers: async () => [{ source: '/:path*', headers }],
  // Native or worker-laden packages are loaded as they are, not bundled.
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'echarts',
    'pdfmake',
    'pino',
  ],
  // The door (bin/door.mjs) refuses more than this before the app sees it; here it is said again for `npm run dev`.
  experimental: { serverActions: { bodySizeLimit: '1mb' }, proxyClientMaxBodySize: '1mb' },
};
