// The search box lies in the top bar and moves the list below without leaving the text.
export type Steering = { step: (by: number) => void; open: () => void }

let helm: Steering | null = null

export function takeHelm(next: Steering) {
  helm = next
  return () => {
    if (helm === next) helm = null
  }
}

export const steer = () => helm
