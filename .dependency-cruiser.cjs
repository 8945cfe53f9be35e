/**
 * Which way imports point: app → features → components, db → lib. There are no exceptions, and there is no list to put
 * one on. See docs/decisions/0008-imports-point-one-way.md.
 */
const layer = (...names) => `^(${names.join('|')})/`;
const test = '[.]test[.]tsx?$';
const inFeature = (...names) => `^features/[^/]+/(${names.join('|')})`;
const plainFile = inFeature('rules[.]ts', 'access[.]ts', 'input[.]ts');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circles', 'Two files that import each other are one file.', {}, { circular: true }),
    rule('nothing-missing', 'Every import leads to a file or a package.', {}, { couldNotResolve: true }),
    rule(
      'packages-are-declared',
      'A package we import is named in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'lib-is-the-floor',
      'lib imports only lib and the words of messages/.',
      { path: layer('lib'), pathNot: test },
      { path: layer('app', 'features', 'components', 'db', 'bin', 'test', 'e2e') },
    ),
    rule(
      'db-stands-on-lib',
      'db imports only db and lib.',
      { path: layer('db'), pathNot: test },
      { path: layer('app', 'features', 'components', 'messages', 'bin', 'test', 'e2e') },
    ),
    rule(
      'components-fit-any-product',
      'components know no case, no table and no page.',
      { path: layer('components'), pathNot: test },
      { path: layer('app', 'features', 'db', 'bin', 'test', 'e2e') },
    ),
    rule(
      'features-know-no-page',
      'features import features, components, db and lib.',
      { path: layer('features'), pathNot: test },
      { path: layer('app', 'bin', 'test', 'e2e') },
    ),
    rule(
      'pages-ask-features',
      'A page asks a feature; it never reads or writes the base itself.',
      { path: layer('app'), pathNot: test },
      { path: layer('db', 'bin', 'test', 'e2e') },
    ),
    rule(
      'rules-are-plain',
      'rules, access and input are plain functions on plain data.',
      { path: plainFile, pathNot: test },
      { path: [layer('db', 'components'), '^node_modules/(react|react-dom|next|drizzle-orm)/'] },
    ),
    rule(
      'rules-know-no-act',
      'rules, access and input do not know who calls them.',
      { path: plainFile, pathNot: test },
      { path: inFeature('actions([.]ts|/)', 'commands([.]ts|/)', 'queries([.]ts|/)', 'components/') },
    ),
    rule(
      'queries-only-read',
      'queries know neither commands nor forms nor screens.',
      { path: inFeature('queries([.]ts|/)'), pathNot: test },
      { path: ['^db/change[.]ts$', inFeature('actions([.]ts|/)', 'commands([.]ts|/)', 'components/')] },
    ),
    rule(
      'commands-know-no-form',
      'commands know neither forms nor screens.',
      { path: inFeature('commands([.]ts|/)'), pathNot: test },
      { path: [inFeature('actions([.]ts|/)', 'components/'), '^node_modules/(react|react-dom|next)/'] },
    ),
    rule(
      'screens-act-through-actions',
      'A screen writes only through an action; a route handler is a door of its own.',
      { path: [inFeature('components/'), '^app/.*[.]tsx$'], pathNot: test },
      { path: inFeature('commands([.]ts|/)') },
    ),
    rule(
      'only-tests-import-tests',
      'Nothing that runs imports a test.',
      { path: layer('app', 'features', 'components', 'db', 'lib', 'bin'), pathNot: test },
      { path: [layer('test', 'e2e'), test] },
    ),
  ],
  options: {
    // TypeScript 7 has no JavaScript interface yet, so swc reads the files; types count as imports too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^node_modules' },
    exclude: { path: '^[.]next' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
