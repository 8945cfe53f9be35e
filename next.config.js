/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
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
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};
