/** Whether a channel writes letters: to a list of the press, or to the portal's subscribers. */
export const isByMail = (channel: string): boolean => channel === 'email' || channel === 'subscribers'
