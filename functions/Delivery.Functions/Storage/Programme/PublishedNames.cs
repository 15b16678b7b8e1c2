using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;

namespace Delivery.Functions.Storage.Programme;

/// <summary>Teachers' names in the weeks as published; what is copied already, nobody can take back.</summary>
public sealed class PublishedNames(Programmes programmes)
{
    /// <summary>Takes names out of every edition of a week, also of those that were corrected since: they can be read too.</summary>
    /// <param name="names">Whether a lesson names whoever is to be named no more.</param>
    /// <returns>How many editions were changed; done again, none.</returns>
    public async Task<int> TakeOutAsync(Week week, Func<ProgrammeLesson, bool> names)
    {
        var changed = 0;
        foreach (var edition in await programmes.EditionsAsync(week))
        {
            var programme = await programmes.ReadAsync(edition);
            if (!programme.Lessons.Any(names))
                continue;
            await programmes.RewriteAsync(
                edition,
                [.. programme.Lessons.Select(lesson => names(lesson) ? lesson with { TeacherName = null } : lesson)]
            );
            changed++;
        }

        return changed;
    }
}
