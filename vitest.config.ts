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

/**
 * Each of these puts something in the place of a module, of the clock or of the environment, which whoever comes after it
 * in the same worker would meet: they run in a world of their own. All others share one world per worker
 * (docs/decisions/0048-one-world-per-worker.md).
 */
const alone = {
  onDatabase: [
    'db/failure.test.ts',
    'db/master-key.test.ts',
    'db/refusal-room.test.ts',
    'db/store.*.test.ts',
    'features/accounts/guessing.db.test.ts',
    'features/accounts/leaving.db.test.ts',
  ],
  rules: ['bin/**/*.test.ts', 'features/secondlist/reading.test.ts'],
};

const exclude = ['node_modules/**', 'e2e/**', '.next/**'];
const shared = { hookTimeout: 60_000, testTimeout: 30_000, setupFiles: ['test/new-world.ts'] };
const postgres = process.env.PULANG_TEST_POSTGRES_URL;

/** The database tests on the engine of this address; those that run alone under the same name with ` alone`. */
const onEngine = (name: string, url: string, include = onDatabase) => {
  const common = { ...shared, env: { DATABASE_URL: url } };
  return [
    together({ ...common, name, include, exclude: [...exclude, ...alone.onDatabase] }),
    apart({ ...common, name: `${name} alone`, include: alone.onDatabase.filter(isUnder(include)), exclude }),
  ];
};

type Options = typeof shared & { name: string; include: string[]; exclude: string[]; env?: Record<string, string> };
const together = (test: Options) => ({ extends: true as const, test: { ...test, isolate: false } });
const apart = (test: Options) => ({ extends: true as const, test });
const isUnder = (include: string[]) => (file: string) =>
  include === onDatabase || include.some((pattern) => file.startsWith(pattern.replace('*.test.ts', '')));

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // One worker per core: most of the time goes to one engine at a time, each on one core.
    maxWorkers: '100%',
    globalSetup: 'test/bases-of-run.ts',
    projects: [
      together({
        ...shared,
        name: 'rules',
        include: ['**/*.test.ts'],
        exclude: [...exclude, ...onDatabase, ...alone.rules],
      }),
      apart({ ...shared, name: 'rules alone', include: alone.rules, exclude: [...exclude, ...onDatabase] }),
      ...onEngine('sqlite', ''),
      ...onEngine('pglite', 'pglite:memory', postgres ? ['db/*.test.ts'] : onDatabase),
      ...(postgres ? onEngine('postgres', postgres) : []),
    ],
  },
});
