import { defineConfig } from 'vitest/config';

/**
 * The database tests run once per engine; everything else once. PGlite stands in for a PostgreSQL server where none is
 * given; beside one it runs what is about itself (docs/decisions/0045-pglite-stands-in.md).
 */
const onDatabase = [
  '**/commands.test.ts',
  '**/queries.test.ts',
  'db/*.test.ts',
  'features/*/*.db.test.ts',
  'test/*.db.test.ts',
];
const exclude = ['node_modules/**', 'e2e/**', '.next/**'];
const shared = { exclude, hookTimeout: 60_000, testTimeout: 30_000 };
const postgres = process.env.PULANG_TEST_POSTGRES_URL;

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // One worker per core: most of the time goes to one engine at a time, each on one core.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'rules', include: ['**/*.test.ts'], exclude: [...exclude, ...onDatabase] },
      },
      { extends: true, test: { ...shared, name: 'sqlite', include: onDatabase, env: { DATABASE_URL: '' } } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'pglite',
          include: postgres ? ['db/*.test.ts'] : onDatabase,
          env: { DATABASE_URL: 'pglite:memory' },
        },
      },
      ...(postgres
        ? [
            {
              extends: true as const,
              test: { ...shared, name: 'postgres', include: onDatabase, env: { DATABASE_URL: postgres } },
            },
          ]
        : []),
    ],
  },
});
