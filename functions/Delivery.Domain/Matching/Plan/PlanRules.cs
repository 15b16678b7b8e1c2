namespace Delivery.Domain.Matching.Plan;

/// <summary>What every plan must keep, however it was found.</summary>
public static class PlanRules
{
    /// <summary>Empty when the plan can be carried out; otherwise what is wrong, for a log.</summary>
    public static IReadOnlyList<string> Violations(PlanProblem problem, IReadOnlyList<PlanAssignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(assignments);
        var places = problem
            .Courses.Select((course, index) => (course.CourseId, Index: index))
            .ToDictionary(one => one.CourseId, one => one.Index, StringComparer.Ordinal);
        var load = new PlanLoad(problem);
        var wrong = new List<string>();
        foreach (var assignment in assignments)
        {
            if (!places.Remove(assignment.CourseId, out var course))
                wrong.Add($"{assignment.CourseId} is unknown or planned twice");
            else if (problem.Courses[course].Options.All(option => option.TeacherId != assignment.TeacherId))
                wrong.Add($"{assignment.TeacherId} cannot give {assignment.CourseId}");
            else if (!load.Fits(assignment.TeacherId, course))
                wrong.Add($"{assignment.TeacherId} has no room for {assignment.CourseId}");
            else
                load.Give(assignment.TeacherId, course);
        }

        return wrong;
    }
}
