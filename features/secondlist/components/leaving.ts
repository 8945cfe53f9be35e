/** A form that is sent fetches a file, or ends the session: neither is a result lost by mistake. */
const SENT_JUST_NOW = 2_000;

/** What was compared is kept nowhere, so that leaving or loading anew asks first; but never once the page was emptied. */
export function askBeforeLeaving(): () => void {
  let sent = Number.NEGATIVE_INFINITY;
  const send = () => {
    sent = performance.now();
  };
  const ask = (event: BeforeUnloadEvent) => {
    const isEmptied = document.body.childElementCount === 0;
    if (!isEmptied && performance.now() - sent > SENT_JUST_NOW) event.preventDefault();
  };
  document.addEventListener('submit', send, true);
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('submit', send, true);
    window.removeEventListener('beforeunload', ask);
  };
}
