using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Teaching;

public static class TeachingRegistration
{
    public static IServiceCollection AddTeaching(this IServiceCollection services) =>
        services
            .AddSingleton<LessonLinks>()
            .AddSingleton<LessonLetters>()
            .AddSingleton<LessonReader>()
            .AddSingleton<CourseReader>()
            .AddSingleton<TeacherHomeReader>()
            .AddSingleton<RecordHeadcount>()
            .AddSingleton<OfferUpload>()
            .AddSingleton<CompleteUpload>()
            .AddSingleton<ExpiredMedia>()
            .AddExpiring(app => app.GetRequiredService<ExpiredMedia>().Expiring);
}
