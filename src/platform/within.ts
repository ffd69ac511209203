/**
 * What `work` comes to, if it does so in time; its own end is then nobody's. What came in time while this process was busy
 * counts too. @throws Error after `ms` milliseconds
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  let looked: NodeJS.Immediate | undefined;
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      // Timers come before what sockets brought meanwhile, which is read by then.
      looked = setImmediate(() => {
        reject(new Error(`No answer within ${ms} ms`));
      });
    }, ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(late);
    clearImmediate(looked);
  }
}
