import { RadioGroup } from './choice';

type Props = {
  /** Made anew for each look at the form; it goes back with it and is kept nowhere. */
  passphrase: string;
  words: Record<'legend' | 'locked' | 'lockedHint' | 'plain' | 'plainHint' | 'passphrase' | 'once', string>;
  id?: string;
};

/** Whether a file leaves locked, and under which passphrase; locked unless somebody chooses otherwise. */
export function LockChoice({ passphrase, words, id }: Props) {
  return (
    <div className="grid gap-3">
      <RadioGroup
        id={id}
        name="lock"
        legend={words.legend}
        choices={[
          { code: 'locked', label: words.locked, hint: words.lockedHint },
          { code: 'plain', label: words.plain, hint: words.plainHint },
        ]}
        defaultValue="locked"
      />
      <p>
        <span className="font-semibold">{words.passphrase}: </span>
        <code className="rounded-sm bg-sunk px-1.5 py-0.5 wrap-anywhere select-all">{passphrase}</code>{' '}
        <span className="text-sm text-quiet">{words.once}</span>
      </p>
      <input type="hidden" name="passphrase" value={passphrase} />
    </div>
  );
}
