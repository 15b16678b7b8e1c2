using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People.Erasure;

public static class ErasureRegistration
{
    public static IServiceCollection AddErasure(this IServiceCollection services) =>
        services
            .AddSingleton<Certificates>()
            .AddSingleton<ErasePerson>()
            .AddSingleton<CertificateReader>()
            .AddSingleton<Scrubbing>()
            .AddSingleton<EraseeFinder>()
            .AddSingleton<OwedToTeacher>()
            .AddSingleton<ContactFinder>()
            .AddSingleton<SupervisorFinder>()
            .AddSingleton<CoursesOfPerson>()
            .AddSingleton<PlacesOfTeachers>()
            .AddSingleton<PlacesOfAccess>()
            .AddSingleton<PlacesOfCourses>()
            .AddSingleton<PlacesOfLessons>()
            .AddSingleton<PlacesOfReports>()
            .AddSingleton<PlacesOfStreets>()
            .AddSingleton<CitizenFinder>()
            .AddSingleton<PlacesOfCitizens>()
            .AddSingleton<PlacesOfMail>()
            .AddSingleton<PlacesOfWeChat>()
            .AddErasable(all => all.GetRequiredService<EraseeFinder>().Teachers)
            .AddErasable(all => all.GetRequiredService<ContactFinder>().Contacts)
            .AddErasable(all => all.GetRequiredService<SupervisorFinder>().Supervisors)
            .AddErasable(all => all.GetRequiredService<CitizenFinder>().Citizens)
            // Sessions first, so that nobody goes on in the meantime; the media before the rows that lead to them.
            .AddErasable(all => all.GetRequiredService<PlacesOfAccess>().Sessions)
            .AddErasable(all => all.GetRequiredService<PlacesOfTeachers>().Register)
            .AddErasable(all => all.GetRequiredService<PlacesOfTeachers>().Exclusions)
            .AddErasable(all => all.GetRequiredService<PlacesOfTeachers>().Scans)
            .AddErasable(all => all.GetRequiredService<PlacesOfAccess>().StreetHistory)
            .AddErasable(all => all.GetRequiredService<PlacesOfLessons>().Media)
            .AddErasable(all => all.GetRequiredService<PlacesOfLessons>().Editions)
            .AddErasable(all => all.GetRequiredService<PlacesOfCourses>().Orders)
            .AddErasable(all => all.GetRequiredService<PlacesOfCourses>().Courses)
            .AddErasable(all => all.GetRequiredService<PlacesOfCourses>().Lists)
            .AddErasable(all => all.GetRequiredService<PlacesOfCourses>().Months)
            .AddErasable(all => all.GetRequiredService<PlacesOfCourses>().Plans)
            .AddErasable(all => all.GetRequiredService<PlacesOfReports>().News)
            .AddErasable(all => all.GetRequiredService<PlacesOfReports>().Visits)
            .AddErasable(all => all.GetRequiredService<SupervisorFinder>().Places)
            .AddErasable(all => all.GetRequiredService<PlacesOfReports>().Changes)
            .AddErasable(all => all.GetRequiredService<PlacesOfStreets>().Trainings)
            .AddErasable(all => all.GetRequiredService<PlacesOfStreets>().Letters)
            .AddErasable(all => all.GetRequiredService<PlacesOfStreets>().Drafts)
            .AddErasable(all => all.GetRequiredService<PlacesOfStreets>().Conduct)
            .AddErasable(all => all.GetRequiredService<PlacesOfCitizens>().Enrolled)
            .AddErasable(all => all.GetRequiredService<PlacesOfMail>().Mails)
            .AddErasable(all => all.GetRequiredService<PlacesOfWeChat>().Bindings)
            .AddErasable(all => all.GetRequiredService<PlacesOfAccess>().Addresses);
}
