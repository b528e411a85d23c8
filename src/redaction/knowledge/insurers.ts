/** How who insures patients is called in the United States, in small letters. */
export const INSURERS =
  'aarp aetna ambetter amerigroup anthem bcbs bluecross blue.?(?:cross|shield) buckeye caresource carefirst centene champva cigna fidelis geisinger healthfirst healthnet highmark humana kaiser mcaid medi-cal medicaid medicare molina optum premera regence tricare triwest tufts uhc umr united.?health(?:care)? upmc wellcare wellpoint'.split(
    ' ',
  );
