'use client';

import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { GivenFields } from '@/features/secondlist/components/give-list';
import type { Send } from '@/features/secondlist/components/use-list-form';
import { Working } from '@/features/secondlist/components/working';
import { emptyGrid, gridFields } from '../grid';
import type { IntakeState, Words } from '../telling';

type Props = { send: Send; state: IntakeState; words: Words };

/** The first step: cells pasted from a spreadsheet, a file, or names typed into a grid. */
export function GivePeople({ send, state, words }: Props) {
  const grid = state.grid ?? emptyGrid();
  return (
    <Card title={words.give}>
      <form action={send} noValidate className="grid min-w-0 gap-4">
        <GivenFields state={state} words={words} />
        <Grid key={JSON.stringify(state.grid ?? '')} grid={grid} words={words} />
        <Working name="step" value="read" label={words.read} busy={words.reading} />
      </form>
    </Card>
  );
}

function Grid({ grid, words }: { grid: string[][]; words: Words }) {
  const labels = gridFields.map((field) => words.fields.find(({ code }) => code === field)?.label ?? '');
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-semibold">{words.type}</legend>
      <p className="text-sm text-quiet">{words.typeHint}</p>
      <input type="hidden" name="grid" value={grid.length} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={words.type}>
        <table className="w-full min-w-[52rem] border-collapse">
          <thead>
            <tr className="text-left text-sm text-quiet">
              <th scope="col" className="w-8">
                <span className="sr-only">{words.row}</span>
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" className="px-1 py-1 font-semibold">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the grid is its place
              <tr key={at}>
                <th scope="row" className="pr-1 text-right text-sm font-normal text-quiet tabular-nums">
                  {at + 1}
                </th>
                {gridFields.map((field, n) => (
                  <td key={field} className="p-0.5">
                    <input
                      name={`grid-${at}-${field}`}
                      defaultValue={row[n]}
                      aria-label={`${labels[n]}, ${words.row} ${at + 1}`}
                      autoComplete="off"
                      spellCheck={false}
                      className="min-h-11 w-full rounded-md border border-edge bg-card px-2 sm:min-h-9"
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div>
        <SubmitButton look="plain" name="more" value="yes">
          {words.more}
        </SubmitButton>
      </div>
    </fieldset>
  );
}
