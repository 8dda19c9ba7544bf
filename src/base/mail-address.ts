/** Where an address's mailbox is: what stands behind its last @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
