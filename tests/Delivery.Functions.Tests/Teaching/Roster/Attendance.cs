using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>People who are enrolled in a course, the code at its door, and who of them came.</summary>
internal static class Attendance
{
    public static async Task<IEnumerable<int>> CameAsync(this Town town, string course)
    {
        var roster = await town.GetAsync($"/api/courses/{course}/roster");
        return roster
            .GetProperty("people")
            .EnumerateArray()
            .Select(one => one.GetProperty("checkedIn").GetArrayLength());
    }

    public static async Task<string> DoorAsync(this Town town, string lessonId)
    {
        var lesson = await town.App.Services.GetRequiredService<Courses>().GetLessonAsync(lessonId);
        return town.App.Services.GetRequiredService<DoorLinks>().To(lesson.Value).AbsolutePath;
    }

    public static async Task<(string Course, string[] Ids)> EnrolledAsync(this Town town, int people)
    {
        var course = await town.CourseAsync(places: 10);
        var ids = new List<string>();
        for (var number = 1; number <= people; number++)
            ids.Add((await town.EnrolAsync(course, number)).IdOf());
        return (course, [.. ids]);
    }
}
