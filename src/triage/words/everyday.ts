/** Everyday words that lie one letter from a word we look for and are not misspellings of it. */
export const everyday: ReadonlySet<string> = new Set(
  `para taken tokens clients cliente scoped slope scape stope aspect expect expects expected except excepted expert experts export exports exported accepts
patch patches batch batches watch latch hatch march catch match matches fetches sketch stretch
reads ready really teach beach peach reacts react breach preach reaching reacher bench
issues issuer usher under users useful uses
defied dented denies relied replied applied deny denim dense
formal former formats form forms inform informs
revolved invoked invoke provoked evoked removed resolved revoke
bound found round wound sound pound hound mound fund founds
missed missing mission kissing dissing mixing passing listing fishing wishing
actively action actions active native octave
failed filed failing falling filling sailing mailing boiled fated faded fainted tailed hailed jailed nailed mailed
enable enables unable tables cables able
values valued valve valley
record records recorder reword
respond responds responded responses
server served serves severe sever observe reserve deserve
practices practise prancing
granted grant grants grand grants brand
secret secrets sacred secretary secure
signal sign signed signing singing sighing string
trusted tested twisted rusted trust crusted
consult consent contents content consist consents context contest
access assess success
called caller calls callback fallback
state states stale stated status static stats
scheme schema schemes schemas
method methods
origin origins
claim claims
audit audits
allowed followed hallowed alloyed
number numbers member members
author authors authored authority authorities
patients patience patent
office officer offices offline outline inline online
public publish publishes
please pleased release released
letter latter later better
header headers leader reader readers
request requests require requires requested
parsed passed paused parted parser purse parse
present presents prevent resent
unknown known knows
server's service services
browser browsers
context contexts
extract extracts
launch lunch launches launched
`
    .split(/\s/)
    .filter((word) => word !== ''),
);
