using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>What a teacher sent of lessons, and their name in the weeks as published.</summary>
public sealed class PlacesOfLessons(
    CoursesOfPerson courses,
    Courses stored,
    MediaRows media,
    MediaFiles files,
    PublishedNames names
)
{
    public ErasablePlace Media => new("media", "本人上传的照片和视频", MediaAsync);

    public ErasablePlace Editions => new("editions", "已发布的一周一览", EditionsAsync);

    private async Task<int> MediaAsync(Erasee erasee)
    {
        var deleted = 0;
        foreach (var course in await courses.OfAsync(erasee))
        foreach (var lesson in await stored.LessonsAsync(course))
        foreach (var one in await media.OfLessonAsync(lesson.Value.LessonId))
            // Rows of the course have been gone through by now: the name in them may be gone already.
            if (one.By == erasee.Id || one.By == Erasee.Gone || erasee.Words.Contains(one.By))
            {
                await files.ForgetAsync(one);
                deleted++;
            }

        return deleted;
    }

    private async Task<int> EditionsAsync(Erasee erasee)
    {
        if (erasee.Kind != EraseeFinder.Teacher)
            return 0;
        var (mine, changed) = (await courses.OfAsync(erasee), 0);
        foreach (var week in (await courses.DaysAsync(erasee)).Select(Week.Of).Distinct())
            changed += await names.TakeOutAsync(week, lesson => NamesThem(lesson.LessonId, lesson.TeacherName));
        return changed;

        bool NamesThem(string lessonId, string? name) =>
            name is not null && mine.Contains(lessonId[..^3]) && erasee.Words.Contains(name);
    }
}
