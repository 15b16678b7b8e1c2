using Delivery.Domain.Matching.Plan;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// Groups of a teacher's courses of which each meets each other: "one of these at most" tells a solver more than the same
/// pair by pair.
/// </summary>
internal static class Cliques
{
    /// <summary>Every two courses that clash are together in one of the groups.</summary>
    public static IEnumerable<IReadOnlyList<int>> Covering(IReadOnlyList<int> courses, CourseClashes clashes)
    {
        var covered = new HashSet<(int, int)>();
        for (var one = 0; one < courses.Count; one++)
        for (var other = one + 1; other < courses.Count; other++)
            if (clashes.Between(courses[one], courses[other]) && !covered.Contains((courses[one], courses[other])))
                yield return Cover(Grown([courses[one], courses[other]], courses, clashes), covered);
    }

    private static List<int> Grown(List<int> clique, IReadOnlyList<int> courses, CourseClashes clashes)
    {
        foreach (var course in courses)
            if (!clique.Contains(course) && clique.TrueForAll(other => clashes.Between(course, other)))
                clique.Add(course);
        return clique;
    }

    private static List<int> Cover(List<int> clique, HashSet<(int, int)> covered)
    {
        foreach (var one in clique)
        foreach (var other in clique)
            covered.Add((one, other));
        return clique;
    }
}
