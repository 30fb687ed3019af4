/** Rights that the EHR withheld. */
export const access = {
  access: {
    title: 'The EHR granted fewer rights than TIPM asks for',
    count: (count: number) => (count === 1 ? '1 right is missing' : `${count} rights are missing`),
  },
}
