const personId = /^[UW][A-Z0-9]{2,20}$/;

/** Whether an id is a person's: not that of a bot or a workflow, and not what stands for somebody who was forgotten. */
export const isPerson = (user: string): boolean => personId.test(user);
