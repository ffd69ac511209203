interface MoreProps {
  page: { hasNextPage: boolean; endCursor: string | null } | undefined;
  busy: boolean;
  onMore: (after: string) => Promise<unknown>;
  label?: string;
}

/** The next page of a list: the same query with `after: endCursor`, while `hasNextPage` is true. */
export function More({ page, busy, onMore, label = 'Show more' }: MoreProps) {
  const after = page?.endCursor;
  if (!page?.hasNextPage || after == null) return null;
  return (
    <button type="button" className="more" aria-disabled={busy} onClick={() => void onMore(after)}>
      {busy ? 'Loading …' : label}
    </button>
  );
}
