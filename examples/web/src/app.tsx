import { useEffect, useRef } from 'react';
import { Desk } from './desk/desk.tsx';
import { Bell } from './notifications/bell.tsx';
import { Notifications } from './notifications/notifications.tsx';
import { Posts } from './posts/posts.tsx';
import { Link, navigate, usePath } from './router.tsx';
import { isAtLeast, useViewer } from './session/viewer.ts';
import { signOut } from './session/session.ts';
import { SignIn } from './session/sign-in.tsx';
import { SignUp } from './session/sign-up.tsx';
import { CommentPage } from './thread/comment-page.tsx';
import { Thread } from './thread/thread.tsx';
import { Saying } from './ui/say.tsx';

/** The page of a path such as /posts/ID. */
function Page({ path }: { path: string }) {
  const [area = '', id = ''] = path.split('/').slice(1);
  switch (area) {
    case '':
      return <Posts />;
    case 'posts':
      return <Thread key={id} id={id} />;
    case 'comments':
      return <CommentPage key={id} id={id} />;
    case 'notifications':
      return <Notifications />;
    case 'desk':
      return <Desk tab={id} />;
    case 'sign-in':
      return <SignIn />;
    case 'sign-up':
      return <SignUp />;
    default:
      return <h1>There is no such page</h1>;
  }
}

function Header() {
  const viewer = useViewer();
  return (
    <header className="top">
      <Link to="/" className="brand">
        Parley
      </Link>
      <nav aria-label="Main">
        {isAtLeast(viewer, 'MODERATOR') && <Link to="/desk">Desk</Link>}
        {viewer && <Bell />}
        {viewer === null && <Link to="/sign-in">Sign in</Link>}
        {viewer && (
          <button
            type="button"
            className="plain"
            title={`Signed in as @${viewer.handle}`}
            onClick={() => {
              void signOut().then(() => navigate('/'));
            }}
          >
            Sign out
          </button>
        )}
      </nav>
    </header>
  );
}

export function App() {
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  // Keyboards and screen readers go on at the top of the new page.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus();
  }, [path]);
  return (
    <>
      <title>Parley</title>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <Page path={path} />
      </main>
      <Saying />
    </>
  );
}
