/**
 * Before each test file: what a process remembers of those before it is forgotten, as when the app starts. All of it hangs
 * on `globalThis` under names that begin with `pulang`.
 */
for (const [name, kept] of Object.entries(globalThis))
  if (name.startsWith('pulang')) {
    if (kept instanceof Object && 'hasRef' in kept) clearTimeout(kept as NodeJS.Timeout);
    Reflect.deleteProperty(globalThis, name);
  }
