/**
 * What the eight writers said they were about to do, and what was acknowledged to them. A slot is one thing that a
 * reader could look up later (`who/…`, `track/…`); nobody but one writer changes it, so its last word is known.
 */
export type Facts = Record<string, string | null>;

/** A line of the writers. `shared` is the one record for which all of them contend, with the version and the text. */
export type Line =
  | ['ready']
  | ['try', number, Facts]
  | ['shared', number, number, string]
  | ['done', number]
  | ['refused', number, string]
  | ['lost', number, string];

/** What the base holds: every slot that is there, and the shared record. */
export type State = { slots: Map<string, string>; shared: { version: number; text: string } };

export type Ledger = ReturnType<typeof openLedger>;

export function openLedger() {
  const counts = { acknowledged: 0, underWay: 0, stale: 0, lost: 0 };
  const own = ownRecords();
  const shared = sharedRecord();
  const faults: string[] = [];

  function take(line: Line): void {
    const [kind, id] = line;
    if (kind === 'try') own.attempt(id, line[2]);
    if (kind === 'shared') shared.attempt(id, line[2], line[3]);
    if (kind === 'lost') counts.lost += 1;
    if (kind === 'done') {
      counts.acknowledged += 1;
      own.acknowledge(id);
      faults.push(...shared.acknowledge(id));
    }
    if (kind === 'refused') {
      own.withdraw(id);
      if (shared.withdraw(id) && line[2] === 'stale') counts.stale += 1;
      else faults.push(`refused: ${line[2]}`);
    }
  }

  /** Compares with what the base holds now; afterwards what was under way is known to have happened or not. */
  function compare(state: State): string[] {
    counts.underWay += own.underWay();
    return [...faults.splice(0), ...own.compare(state.slots), ...shared.compare(state.shared)];
  }

  return { take, compare, counts };
}

function ownRecords() {
  const acknowledged = new Map<string, string | null>();
  const underWay = new Map<number, Facts>();
  const before = (slot: string) => acknowledged.get(slot) ?? null;
  return {
    underWay: () => underWay.size,
    attempt: (id: number, facts: Facts) => underWay.set(id, facts),
    withdraw: (id: number) => underWay.delete(id),
    acknowledge: (id: number) => {
      for (const [slot, value] of Object.entries(underWay.get(id) ?? {})) acknowledged.set(slot, value);
      underWay.delete(id);
    },
    compare: (slots: State['slots']) => {
      const there = (slot: string) => slots.get(slot) ?? null;
      const open = [...underWay.values()];
      const touched = new Set(open.flatMap((facts) => Object.keys(facts)));
      const lost = [...acknowledged]
        .filter(([slot, value]) => !touched.has(slot) && there(slot) !== value)
        .map(([slot, value]) => `lost: ${slot} is ${there(slot)}, not ${value}`);
      const half = open
        .map((facts) => Object.entries(facts))
        .filter((facts) => !facts.every(([slot, value]) => there(slot) === value))
        .filter((facts) => !facts.every(([slot]) => there(slot) === before(slot)))
        .map((facts) => `half done: ${facts.map(([slot]) => `${slot} is ${there(slot)}`).join(', ')}`);
      for (const slot of touched) acknowledged.set(slot, there(slot));
      underWay.clear();
      return [...lost, ...half];
    },
  };
}

/** Of several saves of one version one may win, and the last that won must be what is there, or the one under way after it. */
function sharedRecord() {
  const open = new Map<number, { version: number; text: string }>();
  const tried = new Map<number, Set<string>>();
  const won = new Map<number, string>();
  return {
    attempt: (id: number, version: number, text: string) => {
      open.set(id, { version, text });
      tried.set(version, (tried.get(version) ?? new Set()).add(text));
    },
    withdraw: (id: number) => open.delete(id),
    acknowledge: (id: number): string[] => {
      const save = open.get(id);
      if (!save) return [];
      open.delete(id);
      const twice = won.has(save.version);
      won.set(save.version, save.text);
      return twice ? [`two saves of version ${save.version} were both acknowledged`] : [];
    },
    compare: ({ version, text }: State['shared']): string[] => {
      open.clear();
      const last = Math.max(0, ...won.keys());
      if (version < last) return [`lost: the shared record is at version ${version}, acknowledged was ${last}`];
      const fits = won.has(version) ? won.get(version) === text : version === 0 || tried.get(version)?.has(text);
      return fits ? [] : [`the shared record holds at version ${version} what nobody saved as that`];
    },
  };
}
