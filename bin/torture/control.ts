import Database from 'better-sqlite3';

/**
 * The control of the experiment: the library's own `synchronous = NORMAL`, which does not wait for the disk. A power
 * cut that loses nothing under it has not shown that anything is kept.
 */
export function loosen(): void {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function (this: Database.Database, source, options) {
    if (source === 'synchronous = FULL') return pragma.call(this, 'synchronous = NORMAL', options);
    return source === 'synchronous' ? 2 : pragma.call(this, source, options);
  };
}
