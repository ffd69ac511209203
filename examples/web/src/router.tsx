import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** Where the page is served, such as /app. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

const pathNow = () => location.pathname.slice(base.length).replace(/\/$/, '') || '/';

function subscribe(listener: () => void) {
  addEventListener('popstate', listener);
  return () => removeEventListener('popstate', listener);
}

/** The path inside of the page: / or /posts/ID. */
export const usePath = (): string => useSyncExternalStore(subscribe, pathNow);

export function navigate(to: string): void {
  history.pushState(null, '', base + to);
  dispatchEvent(new PopStateEvent('popstate'));
  scrollTo(0, 0);
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
}

/** A link that needs no new document; with a modifier key it is one like any other. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const path = usePath();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={base + to} aria-current={path === to ? 'page' : undefined} onClick={follow} />;
}
