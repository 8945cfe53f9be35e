/** `ended`: there is no session any more, or it is somebody else's. */
export type CoverState = 'open' | 'covered' | 'checking' | 'offline' | 'ended';

type Watched = {
  /** Answers whose session this is: GET only looks, POST says that somebody works. */
  address: string;
  owner: string;
  /** Minutes. */
  cover: number;
  end: number;
  say: (state: CoverState) => void;
};

const MINUTE = 60_000;
const LOOK_EVERY = 2_000;
/** A reader who only scrolls sends nothing; without a word now and then the server would take them for gone. */
const WORD_EVERY = 3 * MINUTE;
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'];

/** Watches whether somebody works at this page, in this tab or another, and says when it is to be covered. */
export function watchDesk({ address, owner, cover, end, say }: Watched) {
  let state: CoverState = 'open';
  let touched = Date.now();
  let heard = Date.now();
  let asking = false;
  let asked = 0;
  const others = new BroadcastChannel('pulang-desk');

  const become = (next: CoverState) => {
    state = next;
    say(next);
  };
  const ask = async (method: 'GET' | 'POST') => {
    if (asking) return;
    asking = true;
    asked = Date.now();
    const answer = await ownerSaid(address, method);
    asking = false;
    if (answer === owner) heard = Date.now();
    else if (answer && answer !== 'nobody' && answer !== 'silence') giveWay();
    return answer;
  };
  const uncover = async () => {
    if (asking || Date.now() - asked < 1_000) return;
    if (state !== 'ended') become('checking');
    const answer = await ask('POST');
    if (answer === owner) {
      touched = Date.now();
      delete document.documentElement.dataset.covered;
      become('open');
    } else if (answer === 'nobody') become('ended');
    else if (answer === 'silence') become('offline');
  };
  const touch = (event: Event) => {
    if (event instanceof KeyboardEvent && modifiers.includes(event.key)) return;
    look();
    if (state === 'open') {
      touched = Date.now();
      others.postMessage('touched');
      if (touched - heard > WORD_EVERY) void ask('POST').then((answer) => answer === 'nobody' && become('ended'));
    } else if (state !== 'ended' || event.type !== 'pointermove') void uncover();
  };
  // By the clock, not by a timer: a laptop that slept is covered before anything on it is seen.
  const look = () => {
    if (state === 'open' && Date.now() - touched >= cover * MINUTE) become('covered');
    if (state === 'covered' && Date.now() - heard >= end * MINUTE && Date.now() - asked > MINUTE)
      void ask('GET').then((answer) => answer === 'nobody' && become('ended'));
  };
  const returned = () => {
    if (state === 'ended' || state === 'offline') void uncover();
  };
  const restored = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    become('checking');
    asked = 0;
    void uncover();
  };

  others.addEventListener('message', () => {
    touched = Date.now();
  });
  const stopListening = listen({ touch, look, returned, restored });
  return {
    /** The server has just answered with a page for this session. */
    heard: () => {
      heard = Date.now();
    },
    stop: () => {
      stopListening();
      others.close();
    },
  };
}

/** Somebody else has signed in on this browser: nothing of this page is theirs, nor has it anything to ask them. */
function giveWay(): void {
  document.body.replaceChildren();
  location.replace('/');
}

function listen(on: {
  touch: (event: Event) => void;
  look: () => void;
  returned: () => void;
  restored: (event: PageTransitionEvent) => void;
}): () => void {
  const timer = setInterval(on.look, LOOK_EVERY);
  const { signal, abort } = stoppable();
  for (const input of inputs) window.addEventListener(input, on.touch, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', on.look, { signal });
  window.addEventListener('focus', on.returned, { signal });
  window.addEventListener('pagehide', coverAtOnce, { signal });
  window.addEventListener('pageshow', on.restored, { signal });
  return () => {
    clearInterval(timer);
    abort();
  };
}

function stoppable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** A page that the browser keeps for its back button is kept covered, and asks before it shows itself again. */
function coverAtOnce(): void {
  document.documentElement.dataset.covered = '';
}

/** Whose session the server sees; `nobody` when it has ended, `silence` when there is no answer. */
async function ownerSaid(address: string, method: 'GET' | 'POST'): Promise<string> {
  try {
    const answer = await fetch(address, { method, redirect: 'manual' });
    if (answer.ok) return String((await answer.json()).owner);
    return answer.status === 401 || answer.type === 'opaqueredirect' ? 'nobody' : 'silence';
  } catch {
    return 'silence';
  }
}
