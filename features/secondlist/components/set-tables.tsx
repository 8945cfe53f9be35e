'use client';

import { SubmitButton } from '@/components/submit-button';
import { Table } from '@/components/table';
import type { LineTold, PersonTold, Words } from '../telling';

type LinesProps = { caption: string; lines: LineTold[]; words: Words; canTake: boolean };

/** Lines of theirs, each with whom of ours it may be about and why. On a phone the reasons stand under the person. */
export function LineTable({ caption, lines, words, canTake }: LinesProps) {
  const columns = canTake
    ? [
        { key: 'theirs', title: words.theirs },
        { key: 'do', title: words.toDo },
      ]
    : [
        { key: 'theirs', title: words.theirs },
        { key: 'ours', title: words.ours },
        { key: 'why', title: words.why, roomy: true },
      ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={lines.map((line) => ({
        key: String(line.at),
        cells: canTake
          ? [<Theirs key="theirs" line={line} />, <Take key="do" line={line} words={words} />]
          : [
              <Theirs key="theirs" line={line} />,
              <People key="ours" people={line.people} />,
              <Reasons key="why" people={line.people} />,
            ],
      }))}
    />
  );
}

function Theirs({ line }: { line: LineTold }) {
  return (
    <span className="block min-w-0">
      <span className="font-semibold break-words">{line.name}</span>{' '}
      <span className="text-sm whitespace-nowrap text-quiet">{line.number}</span>
      <span className="block text-sm break-words text-quiet">{line.facts}</span>
      {line.remarks.map((remark) => (
        <span key={remark} className="block text-sm">
          {remark}
        </span>
      ))}
    </span>
  );
}

function Take({ line, words }: { line: LineTold; words: Words }) {
  if (line.taken) return <span className="text-sm text-quiet">{words.taken}</span>;
  return (
    <SubmitButton look="quiet" name="take" value={line.at} aria-label={`${words.take}: ${line.name}`}>
      {words.take}
    </SubmitButton>
  );
}

function People({ people }: { people: PersonTold[] }) {
  return (
    <ul className="grid gap-2">
      {people.map((person) => (
        <li key={person.key}>
          <span className="font-semibold">{person.name}</span>{' '}
          <span className="text-sm text-quiet">{person.facts}</span>
          <Cases person={person} />
          <span className="block text-sm sm:hidden">{person.reasons}</span>
        </li>
      ))}
    </ul>
  );
}

function Reasons({ people }: { people: PersonTold[] }) {
  return (
    <ul className="grid gap-2 text-sm">
      {people.map((person) => (
        <li key={person.key}>{person.reasons}</li>
      ))}
    </ul>
  );
}

function Cases({ person }: { person: PersonTold }) {
  return (
    <ul className="text-sm">
      {person.cases.map(({ reference, facts }) => (
        <li key={reference}>
          <a
            href={`/cases/${reference}`}
            target="_blank"
            rel="noreferrer"
            className="inline-block py-2 whitespace-nowrap text-accent underline sm:py-0"
          >
            {reference}
          </a>{' '}
          <span className="text-quiet">{facts}</span>
        </li>
      ))}
    </ul>
  );
}

/** People of ours who are on no line of theirs. */
export function OursTable({ caption, people, words }: { caption: string; people: PersonTold[]; words: Words }) {
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'ours', title: words.ours },
        { key: 'cases', title: words.cases },
      ]}
      rows={people.map((person) => ({
        key: person.key,
        cells: [
          <span key="ours">
            <span className="font-semibold">{person.name}</span>{' '}
            <span className="text-sm text-quiet">{person.facts}</span>
          </span>,
          <Cases key="cases" person={person} />,
        ],
      }))}
    />
  );
}
