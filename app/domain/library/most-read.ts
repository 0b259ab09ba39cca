/** What others read is told of so many days. */
export const MOST_READ_DAYS = 30

/** And only of what so many different people have read: of one or two, a number may name them. */
export const FEWEST_READERS = 3
