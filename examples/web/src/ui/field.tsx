import { useContext, useId, type InputHTMLAttributes, type ReactElement, type TextareaHTMLAttributes } from 'react';
import { FormProblem } from './form.tsx';

interface Labelled {
  label: string;
  hint?: string;
  name: string;
}

interface Wiring {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** A label, a control, and what is wrong with it where the API names this input (`extensions.field`). */
function Labels({ label, hint, name, control }: Labelled & { control: (wiring: Wiring) => ReactElement }) {
  const id = useId();
  const problem = useContext(FormProblem);
  const isAtFault = problem?.field === name || problem?.field?.endsWith(`.${name}`) === true;
  const note = isAtFault ? problem.message : hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control({
        id,
        ...(isAtFault && { 'aria-invalid': true }),
        ...(note !== undefined && { 'aria-describedby': `${id}-note` }),
      })}
      {note !== undefined && (
        <small id={`${id}-note`} className={isAtFault ? 'wrong' : ''}>
          {note}
        </small>
      )}
    </div>
  );
}

export const Field = ({ label, hint, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) => (
  <Labels
    label={label}
    {...(hint !== undefined && { hint })}
    name={rest.name}
    control={(wiring) => <input {...rest} {...wiring} />}
  />
);

export const TextField = ({ label, hint, ...rest }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Labels
    label={label}
    {...(hint !== undefined && { hint })}
    name={rest.name}
    control={(wiring) => <textarea rows={4} {...rest} {...wiring} />}
  />
);

interface ChoiceProps<Value extends string> extends Labelled {
  options: readonly (readonly [value: Value, text: string])[];
  value?: Value;
  onChoose?: (value: Value) => void;
}

export const Choice = <Value extends string>({ label, name, options, value, onChoose }: ChoiceProps<Value>) => (
  <Labels
    label={label}
    name={name}
    control={(wiring) => (
      <select
        name={name}
        {...wiring}
        {...(value !== undefined && { value })}
        onChange={({ target }) => onChoose?.(target.value as Value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    )}
  />
);
