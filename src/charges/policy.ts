/** Who asks; null is nobody. */
type Viewer = { id: string; role: string } | null;

/** A charge, its refunds and its existence are its payer's business and the administrators'. */
export const canSee = (viewer: Viewer, { payerId }: { payerId: string }): boolean =>
  viewer !== null && (viewer.id === payerId || viewer.role === 'ADMIN');
