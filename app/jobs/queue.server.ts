/** Tells the worker that letters wait; it looks by itself too, so that this only spares the wait. Never fails. */
export async function wakeLetters(): Promise<void> {}
