'use client';

import { type DragEvent, type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from './button';
import { Notice } from './notice';

export type UploadTexts = {
  file: string;
  hint: string;
  photo: string;
  drop: string;
  chosen: string;
  submit: string;
  sending: string;
  working: string;
  failed: string;
  tooLarge: string;
  cancel: string;
};

type Props = { address: string; accept: string; largest: number; words: UploadTexts; children: ReactNode };

type State = { kind: 'still' } | { kind: 'sending'; percent: number } | { kind: 'stopped'; message: string };

/**
 * Sends one file with a few words beside it, and tells how far it is. Drawn onto the form, chosen, or photographed. Before
 * any script came it is a plain form of its address. The server answers a script with `{ page }` or `{ message }`.
 */
export function UploadForm({ address, accept, largest, words, children }: Props) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { state, send, cancel } = useSending(address, largest, words);
  const sending = state.kind === 'sending';
  return (
    <form
      action={address}
      method="post"
      encType="multipart/form-data"
      onSubmit={(event) => {
        if (!alive) return;
        event.preventDefault();
        if (!sending) send(new FormData(event.currentTarget));
      }}
      className="grid gap-4"
    >
      {state.kind === 'stopped' && (
        <Notice tone="alarm" role="alert">
          {state.message}
        </Notice>
      )}
      {children}
      <FilePlace accept={accept} alive={alive} words={words} />
      {sending && <Progress percent={state.percent} words={words} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={sending || undefined}>
          {words.submit}
        </Button>
        {sending && (
          <Button type="button" look="quiet" onClick={cancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What becomes of a form that is sent, up to the page that the server leads to. */
function useSending(address: string, largest: number, words: UploadTexts) {
  const [state, setState] = useState<State>({ kind: 'still' });
  const going = useRef<XMLHttpRequest | null>(null);
  const stop = (message: string) => setState({ kind: 'stopped', message });

  const send = (form: FormData) => {
    const isTooLarge = [...form.values()].some((value) => value instanceof File && value.size > largest);
    if (isTooLarge) return stop(words.tooLarge);
    const request = new XMLHttpRequest();
    going.current = request;
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) =>
      setState({ kind: 'sending', percent: total > 0 ? Math.floor((loaded / total) * 100) : 0 });
    request.onload = () => {
      const { page, message } = answerIn(request);
      if (page) window.location.assign(page);
      else stop(message || words.failed);
    };
    request.onerror = () => stop(words.failed);
    request.onabort = () => setState({ kind: 'still' });
    setState({ kind: 'sending', percent: 0 });
    request.send(form);
  };
  return { state, send, cancel: () => going.current?.abort() };
}

/** A refusal of the door or of the guard before the route is a sentence without a form around it. */
function answerIn({ responseText }: XMLHttpRequest): { page?: string; message?: string } {
  try {
    return JSON.parse(responseText) as { page?: string; message?: string };
  } catch {
    return { message: responseText.length < 300 ? responseText.trim() : '' };
  }
}

/** Where a file is drawn onto, chosen, or, on a phone, photographed. */
function FilePlace({ accept, alive, words }: Pick<Props, 'accept' | 'words'> & { alive: boolean }) {
  const [over, setOver] = useState(false);
  const [dropped, setDropped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer;
    if (!input.current || files.length === 0) return;
    input.current.files = files;
    setDropped(files[0]?.name ?? '');
  };
  return (
    <section
      aria-label={words.file}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`grid gap-2 rounded-md border-2 border-dashed p-4 ${over ? 'border-accent bg-tint' : 'border-edge'}`}
    >
      <label htmlFor="upload-file" className="font-semibold">
        {words.file}
      </label>
      {alive && <p className="text-sm text-quiet pointer-coarse:hidden">{words.drop}</p>}
      <input
        ref={input}
        id="upload-file"
        type="file"
        name="file"
        accept={accept}
        className={pick}
        aria-describedby="upload-hint"
      />
      <div className="hidden gap-1 pointer-coarse:grid">
        <label htmlFor="upload-photo" className="font-semibold">
          {words.photo}
        </label>
        <input id="upload-photo" type="file" name="photo" accept="image/jpeg" capture="environment" className={pick} />
      </div>
      <p id="upload-hint" className="text-sm text-pretty text-quiet">
        {words.hint}
      </p>
      <p className="sr-only" role="status">
        {dropped && words.chosen.replace('{name}', dropped)}
      </p>
    </section>
  );
}

const pick =
  'min-h-11 w-full rounded-md border border-edge bg-card px-3 py-2 text-ink file:mr-3 file:rounded-md file:border-0 file:bg-tint file:px-3 file:py-1 file:font-semibold file:text-ink';

function Progress({ percent, words }: { percent: number; words: UploadTexts }) {
  const told = percent < 100 ? words.sending.replace('{percent}', String(percent)) : words.working;
  return (
    <div>
      <progress max={100} value={percent} aria-label={told} className="h-3 w-full accent-accent" />
      {/* Read out at every tenth: at every percent nobody could hear anything else. */}
      <p aria-hidden="true">{told}</p>
      <p className="sr-only" role="status">
        {percent % 10 === 0 ? told : ''}
      </p>
    </div>
  );
}

const never = () => () => undefined;
