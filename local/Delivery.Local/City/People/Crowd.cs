namespace Delivery.Local.City.People;

/// <summary>People who act at the same moment: side by side, as in a real city, and each with one act at a time.</summary>
/// <param name="atOnce">With 1 they act one after another, in their order, and nothing is left to the machine.</param>
public sealed class Crowd(int atOnce)
{
    public async Task EachAsync<T>(IEnumerable<T> people, Func<T, Task> act)
    {
        if (atOnce > 1)
            await Parallel.ForEachAsync(
                people,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (person, _) => await act(person)
            );
        else
            foreach (var person in people)
                await act(person);
    }
}
