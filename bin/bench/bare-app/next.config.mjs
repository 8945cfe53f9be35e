/** As the app itself is set: the same framework, the same server, nothing of ours. */
export default {
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3'],
  // It is built in a folder apart, with a link to our packages: both have to lie within.
  turbopack: { root: '/' },
};
