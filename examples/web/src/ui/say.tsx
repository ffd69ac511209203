import { useSyncExternalStore } from 'react';

let saying = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function change(text: string) {
  saying = text;
  for (const listener of listeners) listener();
}

/** Tells what happened for a few seconds, to the eye and to screen readers. */
export function say(text: string): void {
  clearTimeout(timer);
  change(text);
  timer = setTimeout(() => change(''), 6_000);
}

export function Saying() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => saying,
  );
  return (
    <div role="status" className="saying">
      {text}
    </div>
  );
}
