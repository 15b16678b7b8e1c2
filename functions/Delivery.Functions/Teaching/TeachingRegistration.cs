using Delivery.Functions.Teaching.OwnCalendar;
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
            .AddSingleton<OwnCalendarLinks>()
            .AddSingleton<OwnCalendarFile>()
            .AddSingleton<RecordHeadcount>()
            .AddSingleton<OfferUpload>()
            .AddSingleton<CompleteUpload>();
}
