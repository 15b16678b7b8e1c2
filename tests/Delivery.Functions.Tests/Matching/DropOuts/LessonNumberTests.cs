using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>A letter about what remains of a course calls each lesson by its number in the course.</summary>
public sealed class LessonNumberTests
{
    [Fact]
    public async Task What_remains_is_not_counted_from_one_again()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");

        await town.DropOutAsync(course);

        foreach (
            var (to, subject) in new[]
            {
                ("lin@example.cn", "正在另找老师：太极拳（2节）"),
                (Town.MailOf("T02"), "想请您上课：太极拳（2节）"),
            }
        )
        {
            var mail = await town.MailAsync(to, subject);
            Assert.Contains("第2节 9月28日", mail.Text, StringComparison.Ordinal);
            Assert.Contains("第3节 10月12日", mail.Text, StringComparison.Ordinal);
            Assert.Contains("第2节 9月28日", mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("第1节", mail.Text, StringComparison.Ordinal);
        }
    }
}
